/** Opens the sign-in page by a full load, so that nothing of the account stays in memory. */
export function goToSignIn(): void {
  window.location.assign("/sign-in");
}
