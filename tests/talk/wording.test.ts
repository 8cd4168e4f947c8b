import { expect, test } from 'playwright/test'
import { fingerprint, runsOf, takenOver } from './wording'

const report = '昨日は駅前の広い会場で開かれた勉強会に参加してきました。とても楽しかったです。'
const known = new Set(runsOf(report).map(fingerprint))

test('copied wording is found, whatever its spaces and punctuation', () => {
  expect(takenOver('その夜、駅前の広い会場で、開かれた 勉強会に参加した。', known)).toEqual(['駅前の広い会場で開かれた勉強会に参加し'])
})

test('original wording is not reported', () => {
  expect(takenOver('駅前の会場に集まり、勉強会を楽しみました。', known)).toEqual([])
  expect(takenOver('駅前の広い会場で\n開かれた勉強会に参加', known), 'a line end ends a sentence').toEqual([])
})

test('a name in Latin letters counts as one character', () => {
  const names = new Set(runsOf('Terraform Enterpriseを使う').map(fingerprint))
  expect(takenOver('Terraform Enterpriseを使う', names)).toEqual([])
})
