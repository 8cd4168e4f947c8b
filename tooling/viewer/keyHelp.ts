/** Keys that do the same, as labelled on keyboards, and what they do. */
export type KeyHelp = readonly [keys: readonly string[], meaning: string]

/** The keys that move, the same on the hosted deck, the audience view and the presenter view. */
export const moveKeyHelp: readonly KeyHelp[] = [
  [['→', 'スペース', 'PageDown'], '次へ(ステップごと)'],
  [['←', 'Shift+スペース', 'PageUp'], '前へ(ステップごと)'],
  [['↓', '↑'], '次・前のスライドへ'],
  [['Home', 'End'], '最初・最後のスライドへ'],
  [['1', '2', 'Enter'], '番号のスライドへ(ここでは12)'],
]

/** What the help card of the hosted deck says about the keys in `keys.ts`. */
export const siteKeyHelp: readonly KeyHelp[] = [
  ...moveKeyHelp,
  [['g'], '番号を入力して移動'],
  [['o'], '目次'],
  [['r'], '縦に並べて読む・1枚ずつ見る'],
  [['d'], '明るい配色と暗い配色の切り替え'],
  [['b', '.'], '画面の暗転・解除'],
  [['f'], '全画面'],
  [['?'], 'この操作方法'],
  [['Esc'], '閉じる'],
]
