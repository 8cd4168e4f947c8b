import process from 'node:process'

/** A web address with its closing slash; undefined for anything else. */
export function readAddress(given = ''): string | undefined {
  return URL.canParse(given) && /^https?:/.test(given) ? new URL(given.endsWith('/') ? given : `${given}/`).href : undefined
}

/** The address that the hosted deck will have, with its closing slash; undefined where `SITE_URL` names none. */
export const siteAddress = readAddress(process.env.SITE_URL)
