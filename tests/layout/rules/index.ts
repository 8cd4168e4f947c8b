/** All rules of a slide's layout, each a small function of what was measured. */
import type { Rule } from '../measurement'
import { brokenWord } from './broken-word'
import { clipping } from './clipping'
import { contrast } from './contrast'
import { edge } from './edge'
import { empty } from './empty'
import { font } from './font'
import { label } from './label'
import { loneCharacter } from './lone-character'
import { overflow } from './overflow'
import { overlap } from './overlap'
import { picture } from './picture'
import { size } from './size'
import { titleLines } from './title-lines'

export const rules: readonly Rule[] = [overflow, clipping, overlap, edge, size, contrast, font, loneCharacter, brokenWord, titleLines, picture, label, empty]
