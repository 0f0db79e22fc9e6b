/**
 * Hears when the page may have missed something (it was hidden, or the network is back) and when the network is gone.
 *
 * @param {{ onWake(): void, onSleep(): void }} listeners
 * @returns {() => void} stops listening
 */
export function listenToPage({ onWake, onSleep }) {
  const onVisibility = () => {
    if (document.visibilityState === 'visible') onWake();
  };
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', onWake);
  window.addEventListener('offline', onSleep);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', onWake);
    window.removeEventListener('offline', onSleep);
  };
}
