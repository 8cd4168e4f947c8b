import type { KeyHelp } from '../../viewer/keyHelp'
import { moveKeyHelp } from '../../viewer/keyHelp'

/** What the help card says about the keys in `keys.ts`. */
export const presentKeyHelp: readonly KeyHelp[] = [
  ...moveKeyHelp,
  [['g', 'o'], '番号か題名を選んで移動'],
  [['b', '.'], '投影画面の暗転・解除'],
  [['s'], '時計を動かす・止める'],
  [['+', '-'], '台本の文字を大きく・小さく'],
  [['d'], 'スライドの明るい配色と暗い配色の切り替え'],
  [['f'], '全画面'],
  [['?'], 'この操作方法'],
  [['Esc'], '閉じる'],
]
