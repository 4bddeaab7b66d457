/** What the page is for: said before its data is there, too. */
export const overviewPurpose = 'Who owns this organization, and what needs your attention.';
