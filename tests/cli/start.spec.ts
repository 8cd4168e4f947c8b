/** `npm start` where it is asked for what it cannot do. */
import { expect, test } from 'playwright/test'
import { cliErrorProblems, run } from '../helpers/command'

const refused: readonly [args: string[], told: RegExp][] = [
  [['encore'], /^There is no variant "encore"\.\nUse one of recap, lt\.$/],
  [['--prot', '3031'], /^Unknown option '--prot'/],
]

for (const [args, told] of refused) {
  test(`npm start -- ${args.join(' ')} is refused in a sentence`, async () => {
    expect(cliErrorProblems(await run('start', args), told)).toEqual([])
  })
}
