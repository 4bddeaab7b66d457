/** The page's description: also shown while its data loads. */
export const settingsPurpose =
  'The name and ID of this organization, your own roles in it, and the way to leave or delete it.';
