/** `npm start` where it is asked for what it cannot do. */
import { expect, test } from 'playwright/test'
import { variants } from '../../tooling/deck/config'
import { cliErrorProblems, run } from '../helpers/command'

const refused: readonly [args: string[], told: RegExp][] = [
  [['encore'], new RegExp(`^There is no variant "encore"\\.\\nUse one of ${variants.join(', ')}\\.$`)],
  [['--prot', '3031'], /^Unknown option '--prot'/],
]

for (const [args, told] of refused) {
  test(`npm start -- ${args.join(' ')} is refused in a sentence`, async () => {
    expect(cliErrorProblems(await run('start', args), told)).toEqual([])
  })
}
