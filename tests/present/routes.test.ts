/** The access control of the presenting server, as one list. `remote.spec.ts` checks each route on a running server. */
import { expect, test } from 'playwright/test'
import { routeFor, routes } from '../../tooling/present/routes'

test('every route and its guard', () => {
  expect(routes.map(({ method, path, guard }) => `${method} ${path}: ${guard}`)).toEqual([
    'GET /: login',
    'GET /presenter: login',
    'POST /talk: session',
    'HEAD /talk: session',
    'SOCKET /talk: session',
    'GET /join: none',
    'POST /session: none',
    'GET *: session',
  ])
})

test('a route for one path takes precedence over the one for any path, in any order', () => {
  for (const order of [routes, routes.toReversed()])
    expect(['/', '/join', '/assets/a.js'].map(path => routeFor(order, 'GET', path)?.guard)).toEqual(['login', 'none', 'session'])
  expect(routeFor(routes, 'POST', '/join')).toBeUndefined()
})
