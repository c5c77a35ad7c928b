/** What the explorer opens with: the main questions about one role, answerable from the seed. */
export const exampleQuery = `# Welcome to Rolegraph. Press Ctrl-Enter to run this; Ctrl-Space completes names.
query Role {
  role(ref: { title: "Senior Computer Vision Scientist" }) {
    __typename
  }
}
`;
