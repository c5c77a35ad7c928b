import assert from 'node:assert/strict';

/** A GraphQL request as it goes over the wire. */
export interface Ask {
  query: string;
  variables?: Record<string, unknown>;
}

/** One question to the graph, in the words of both servers, and how to read what matters out of either answer. */
export interface Question {
  name: string;
  about: string;
  /** Asked in turn; the two lists ask for the same in the same order. */
  rolegraph: readonly Ask[];
  peer: readonly Ask[];
  fromRolegraph: (data: any) => Role[];
  fromPeer: (data: any) => Role[];
}

/** What both servers must agree on. */
interface Role {
  slug: string;
  title: string;
  /** Name of the skill, importance, level. */
  requirements: [string, number, number][];
  adjacent?: Role[];
}

/*
 * The peer is asked without a filter for origins or kinds of move, which would cost it time: its database holds nothing
 * but the catalogue and adjacent moves. Its order is that of the documents, as it is ours.
 */
const IN_ORDER = 'sort: [{ edge: { ordinal: ASC } }]';
const BY_TITLE = 'sort: [{ sortKey: ASC }, { id: ASC }]';

const ourRequirements = (first: number) =>
  `requirements(first: ${first}) { nodes { importance level skill { name } } }`;
const peerRequirements = (page: string) =>
  `requirementsConnection(${page} ${IN_ORDER}) { edges { properties { importance level } node { name } } }`;

const ourRole = (role: any): Role => ({
  slug: role.slug,
  title: role.title,
  requirements: role.requirements.nodes.map(({ skill, importance, level }: any) => [skill.name, importance, level]),
  ...(role.adjacentRoles && { adjacent: role.adjacentRoles.nodes.map(({ to }: any) => ourRole(to)) }),
});

const peerRole = (role: any): Role => ({
  slug: role.id,
  title: role.title,
  requirements: role.requirementsConnection.edges.map(({ node, properties: { importance, level } }: any) => [
    node.name,
    importance,
    level,
  ]),
  ...(role.movesConnection && { adjacent: role.movesConnection.edges.map(({ node }: any) => peerRole(node)) }),
});

/** @param slugs of the roles that are asked for one by one. */
export const questions = (slugs: readonly string[]): Question[] => [
  {
    name: 'a',
    about: `one role with all its requirements (${slugs.length} roles in turn)`,
    rolegraph: slugs.map((slug) => ({
      query: `query Role($slug: String!) {
        role(ref: { slug: $slug }, origins: [CATALOGUE]) { ... on Role { slug title ${ourRequirements(200)} } }
      }`,
      variables: { slug },
    })),
    peer: slugs.map((id) => ({
      query: `query Role($id: ID!) { roles(where: { id: { eq: $id } }) { id title ${peerRequirements('')} } }`,
      variables: { id },
    })),
    fromRolegraph: ({ role }) => [ourRole(role)],
    fromPeer: ({ roles }) => roles.map(peerRole),
  },
  {
    name: 'b',
    about: '50 roles with their first 10 requirements',
    rolegraph: [
      { query: `{ roles(first: 50, origins: [CATALOGUE]) { nodes { slug title ${ourRequirements(10)} } } }` },
    ],
    peer: [{ query: `{ roles(limit: 50, ${BY_TITLE}) { id title ${peerRequirements('first: 10')} } }` }],
    fromRolegraph: ({ roles }) => roles.nodes.map(ourRole),
    fromPeer: ({ roles }) => roles.map(peerRole),
  },
  {
    name: 'c',
    about: '20 roles with their adjacent roles, up to 20, with the first 10 requirements of each',
    rolegraph: [
      {
        query: `{ roles(first: 20, origins: [CATALOGUE]) { nodes { slug title ${ourRequirements(10)}
          adjacentRoles(first: 20) { nodes { to { slug title ${ourRequirements(10)} } } } } } }`,
      },
    ],
    peer: [
      {
        query: `{ roles(limit: 20, ${BY_TITLE}) { id title ${peerRequirements('first: 10')}
          movesConnection(first: 20 ${IN_ORDER}) { edges { node { id title ${peerRequirements('first: 10')} } } } } }`,
      },
    ],
    fromRolegraph: ({ roles }) => roles.nodes.map(ourRole),
    fromPeer: ({ roles }) => roles.map(peerRole),
  },
];

/** The text a server answers a request with. @throws where it answers with an error. */
export async function answerTo(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await response.text();
  if (!response.ok || JSON.parse(text).errors) throw new Error(`${url} answers: ${text.slice(0, 500)}`);
  return text;
}

/** @throws AssertionError where the servers do not say the same: same roles, same skills, same numbers. */
export function assertSame(question: Question, ours: readonly string[], peers: readonly string[]): void {
  const read = ours.map((text) => question.fromRolegraph(JSON.parse(text).data));
  assert.deepEqual(
    read,
    peers.map((text) => question.fromPeer(JSON.parse(text).data)),
    `The answers to question ${question.name} differ.`,
  );
  assert.ok(
    read.flat().some(({ requirements }) => requirements.length > 0),
    'The answers are empty.',
  );
}
