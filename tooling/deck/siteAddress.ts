import process from 'node:process'

/** A web address with a trailing slash; undefined for anything else. */
export function readAddress(given = ''): string | undefined {
  return URL.canParse(given) && /^https?:/.test(given) ? new URL(given.endsWith('/') ? given : `${given}/`).href : undefined
}

/** The address of the hosted deck, with a trailing slash; undefined if `SITE_URL` is not set to one. */
export const siteAddress = readAddress(process.env.SITE_URL)
