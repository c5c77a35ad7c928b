import { describe, expect, test } from 'vitest';
import { jobTitlesIn, roleKindOf } from '../../src/identity/job-title.ts';

describe('the job titles in the name of a party', () => {
  test.each([
    ['Product Managers', ['Product Manager']],
    ['Staff/Principal ML Engineers', ['Staff ML Engineer', 'Principal ML Engineer']],
    ['Data Scientists / Data Engineers', ['Data Scientist', 'Data Engineer']],
    ['Senior AI Research Scientist', ['Senior AI Research Scientist']],
    ['MLOps ENGINEERS', ['MLOps ENGINEER']],
  ])('"%s" are %j', (party, titles) => {
    expect(jobTitlesIn(party)).toEqual(titles);
  });

  test.each([
    'Security / Privacy / Legal',
    'Product Management',
    'Leadership',
    'Engineers',
    'Board of Directors',
    'Product Managers and Designers',
    'Customers',
    'Data Engineers / Finance',
    'People who work for Product Managers',
    '',
    '/',
    'Senior/',
  ])('"%s" are none', (party) => {
    expect(jobTitlesIn(party)).toEqual([]);
  });
});

describe('the kind of a named role', () => {
  test.each(['PhD graduate', 'MSc Students', 'Coding Bootcamp', 'Research Internship', 'PhD Candidates'])(
    '"%s" is a background',
    (title) => expect(roleKindOf(title)).toBe('background'),
  );
  test.each(['Data Scientist', 'Graduate Trainee', 'Student Advisor', 'Intern', ''])('"%s" is a role', (title) =>
    expect(roleKindOf(title)).toBe('role'),
  );
});
