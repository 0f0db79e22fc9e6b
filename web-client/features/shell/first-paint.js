// A plain script in the head: the chosen theme must be there before the first paint, or the page flashes.
{
  const theme = localStorage.getItem('realtime.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
