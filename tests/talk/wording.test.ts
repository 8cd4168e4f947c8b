import { expect, test } from 'playwright/test'
import { fingerprint, runsOf, takenOver } from './wording'

const report = '昨日は駅前の広い会場で開かれた勉強会に参加してきました。とても楽しかったです。'
const known = new Set(runsOf(report).map(fingerprint))

test('wording that is taken over is found, whatever its spaces and marks', () => {
  expect(takenOver('その夜、駅前の広い会場で、開かれた 勉強会に参加した。', known)).toEqual(['駅前の広い会場で開かれた勉強会に参加し'])
})

test('wording of one\'s own is not', () => {
  expect(takenOver('駅前の会場に集まり、勉強会を楽しみました。', known)).toEqual([])
  expect(takenOver('駅前の広い会場で\n開かれた勉強会に参加', known), 'a line end ends a sentence').toEqual([])
})

test('a name in Latin letters counts for one character', () => {
  const names = new Set(runsOf('Terraform Enterpriseを使う').map(fingerprint))
  expect(takenOver('Terraform Enterpriseを使う', names)).toEqual([])
})
