/**
 * Sentences that people write on slides and in notes about the evening in `evening.ts`. The lists are older than the checks
 * that are tested on them. Add to them, but never remove a sentence to make a check pass.
 */

/** Nothing is wrong with these: none stops a command or needs a comment to excuse it. */
export const harmless: readonly string[] = [
  '3分ほどで話せます',
  '100%ではありません',
  '〇〇さんにも聞いてください',
  '2024年の今なら、もっと簡単にできます',
  'あと10分くらいで終わります',
  '夜8時ごろには、もう席が埋まっていました',
  '田中さんも、会場で同じことを話していました',
  '佐藤さんと山本さんには、準備を手伝ってもらいました',
  '2015年にできたチームだそうです',
  '次の第8回も、楽しみにしています',
  '大事なので、もう1回言います',
  '参加が2回目の人は、5人ほどでした',
  '質問は8件、アンケートは60枚集まりました',
  '準備に3日、練習に2時間かかりました',
  '手を挙げたのは、半分の50%くらいです',
  '「動けば正義」と言われた時代もありました',
  '打つのは `beacon deploy --retry 90 --timeout 19:05` だけです',
  '```sh\nbeacon apply -auto-approve  # 90台\n```',
  '月3,000円、1日100円ほどで動きます',
  '朝9時から夕方5時まで、ずっと設定を直していました',
]

/** A wrong figure of the evening, or a wrong official title: an error in every command. */
export const wrongFigures: readonly string[] = [
  '90台のサーバーで配信しています',
  '配信に使うサーバーは1,000台です',
  'トラフィックは300Gbps超です',
  'トラフィックは350Mbps超です',
  '350Gbpsを配信しています',
  'リクエストは最大2,500/秒です',
  'リクエストは毎分、最大3,500回です',
  '毎分2,500回のリクエスト',
  'リクエストは毎秒、最大2,500回です',
  '視聴者は120万人です',
  '視聴者は13万人です',
  '30回失敗すると、当番が呼ばれる',
  '4回失敗すると、当番が呼ばれる',
  '稼働率は98%です',
  '稼働率は99.8%です',
  '25ノードで保管しています',
  '配信に使うサーバーは100件です',
]

export const wrongTitles: readonly string[] = [
  '題名は「例動画社の配信を守るHarborline」でした',
  'Beaconではじめる、止まらないリリース、という話です',
  'ログを捨てない~長く付き合う保管術~',
  '第7回 Example Users Meetup のまとめ',
]

/** A name, time, date, number or spelling that just misses a fact: an error in every command but `npm start`. */
export const nearMisses: readonly string[] = [
  '19:05に始まりました',
  '開場は18:00でした',
  '会は21時半までです',
  '20時20分から休憩です',
  '最初の講演は25分です',
  '3時間の勉強会でした',
  '2031年5月15日の夜です',
  '2030年5月14日の夜です',
  '6月14日の勉強会でした',
  '2031-05-14(木)に開かれました',
  '5月14日、木曜の夜です',
  '第8回 Example User Meetup のまとめです',
  '第17回の勉強会を振り返ります',
  '見本 太朗さんの話です',
  '架空 華子さんの話です',
  '例社Aの見元さんです',
  '株式会社例社Bの話です',
  'レイシースの話です',
  'Beconで配信しています',
  'Harbourlineを入れました',
  'harborlineを入れました',
  'Exmapleの勉強会です',
  '感想は #exampelup で',
  '感想は #example_up で',
  '@mihon_tarou さんに聞きました',
  '会場は13Fでした',
  '会場は11階でした',
  '例町4丁目にあります',
  '会場は見本タワです',
  '4社の話を聞きました',
  '4つのセッションが並んだ',
]
