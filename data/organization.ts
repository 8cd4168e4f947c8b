import type { Speaker } from './schema'

/** A speaker's organisation, as people call it. */
export const organizationOf = ({ organization, shortOrganization = organization }: Speaker): string => shortOrganization
