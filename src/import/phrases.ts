/** Phrases divided by " | ", each in the form that `headingForm` makes. */
export const oneOf = (phrases: string): readonly string[] => phrases.split(' | ');
