/** The page's description: also shown while its data loads. */
export const singleSignOnPurpose = 'Let people sign in through your organization’s own identity provider.';
