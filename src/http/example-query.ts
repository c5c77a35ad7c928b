/** What the explorer opens with: the main questions about one role, answerable from the seed. */
export const exampleQuery = `# Welcome to Rolegraph. Ctrl-Enter runs the query, Ctrl-Space completes names.
query ARole {
  role(ref: { title: "Senior Computer Vision Scientist" }) {
    ... on Role {
      title
      summary
      feederRoles { nodes { from { title } condition agreement } }
      nextRoles { nodes { to { title slug } condition agreement } }
      requirements(first: 5, tier: MUST_HAVE) { totalCount nodes { skill { name } importance } }
      stakeholders(first: 5) { totalCount nodes { stakeholder { name } group interaction } }
    }
    ... on Error { message }
  }
}
`;
