import { expect, test } from 'vitest';
import { createHandler } from '../../src/http/handler.ts';
import { createServices } from '../../src/services/services.ts';
import { address, graphql, seededApp } from './memory-app.ts';

const query = `query Gap($profile: Profile) {
  skillGap(profile: $profile, to: { title: "Senior CV Scientist" }) {
    ... on SkillGap { partlyCount unmatched { text kind } }
    ... on Error { code message }
  }
}`;
const profile = { skills: [{ skill: 'Basket weaving under water' }], roles: ['Keeper of the seventh seal'] };

test('a profile leaves no trace in the log, and words that match nothing come back', async () => {
  const { handle, lines } = await seededApp();
  const { data } = await (await handle(graphql(query, { profile }))).json();
  expect(data.skillGap.unmatched).toEqual([
    { text: 'Keeper of the seventh seal', kind: 'ROLE' },
    { text: 'Basket weaving under water', kind: 'SKILL' },
  ]);
  expect(lines.length).toBeGreaterThan(0);
  expect(JSON.stringify(lines)).not.toMatch(/weaving|seventh/i);
});

test('a profile is kept by nothing that lives longer than the request', async () => {
  const { engine, log } = await seededApp();
  const services = createServices(engine);
  const handle = createHandler(services, log, []);
  await handle(graphql(query, { profile: { skills: [{ skill: 'Python' }] } }));
  const { entries, bytes } = services.snapshots.counts() ?? {};
  await handle(graphql(query, { profile }));
  expect(services.snapshots.counts()).toMatchObject({ entries, bytes });
});

test('a profile in an address is refused, and so is one in the text of a query', async () => {
  const { handle } = await seededApp();
  const parameters = new URLSearchParams({ query, variables: JSON.stringify({ profile }) });
  const asked = await handle(new Request(address(`/graphql?${parameters}`)));
  expect(asked.status).toBe(400);
  expect((await asked.json()).errors[0]).toMatchObject({ message: expect.stringContaining('POST') });
  const written = query
    .replace('profile: $profile', 'profile: { roles: ["Data Scientist"] }')
    .replace('($profile: Profile)', '');
  const answer = await (await handle(graphql(written))).json();
  expect(answer.errors[0]).toMatchObject({ message: expect.stringContaining('variable') });
});

test('a request without a profile may come as GET', async () => {
  const { handle } = await seededApp();
  const text =
    '{ skillGap(from: { title: "Associate CV Scientist" }, to: { title: "Senior CV Scientist" }) { __typename } }';
  const answer = await handle(new Request(address(`/graphql?${new URLSearchParams({ query: text })}`)));
  expect(await answer.json()).toEqual({ data: { skillGap: { __typename: 'SkillGap' } } });
});
