export async function startMocks(): Promise<void> {}
