/** The page's description: also shown while its data loads. */
export const overviewPurpose = 'Who owns this organization, and what needs your attention.';
