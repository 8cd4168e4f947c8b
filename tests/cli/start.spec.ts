/** `npm start` where it is asked for what it cannot do. */
import { expect, test } from 'playwright/test'
import { clumsiness, run } from '../helpers/command'

const refused: readonly [args: string[], told: RegExp][] = [
  [['encore'], /^There is no variant "encore"\.\nUse one of recap, lt\.$/],
  [['--prot', '3031'], /^Unknown option '--prot'/],
]

for (const [args, told] of refused) {
  test(`npm start -- ${args.join(' ')} is refused in a sentence`, async () => {
    expect(clumsiness(await run('start', args), told)).toEqual([])
  })
}
