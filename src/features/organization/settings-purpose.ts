/** The page's description: also shown while its data loads. */
export const settingsPurpose = 'The name and ID of this organization, and your own roles in it.';
