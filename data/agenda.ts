import type { AgendaRow } from './schema'

/** The timetable of the evening, row by row. */
export const agenda = [
  { id: 'reception', kind: 'reception', start: '18:30', end: '19:00', title: '受付、ネットワーキング' },
  { id: 'stack', kind: 'talk', start: '19:00', end: '19:20', talk: 'stack' },
  { id: 'terraform', kind: 'talk', start: '19:20', end: '19:40', talk: 'terraform' },
  { id: 'break', kind: 'break', start: '19:40', end: '19:50', title: '休憩' },
  { id: 'vault', kind: 'talk', start: '19:50', end: '20:10', talk: 'vault' },
  { id: 'consul', kind: 'talk', start: '20:10', end: '20:30', talk: 'consul' },
  { id: 'tao', kind: 'talk', start: '20:30', end: '20:50', talk: 'tao' },
  {
    id: 'wrap-up',
    kind: 'wrap-up',
    start: '20:50',
    end: '21:00',
    title: 'ラップアップ',
    speaker: {
      name: 'Brian Burns',
      organization: 'HashiCorp Japan株式会社',
      shortOrganization: 'HashiCorp',
      role: 'ゼネラルマネージャー',
    },
  },
  { id: 'party', kind: 'party', start: '21:00', end: '21:45', title: 'ネットワーキングパーティー' },
] as const satisfies readonly AgendaRow[]
