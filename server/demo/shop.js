// A link that offers the chat leads to the contact page where no chat is loaded, and opens the chat where one is.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('[data-open-chat]') : null;
  if (link === null || typeof window.porchlight !== 'function') return;
  event.preventDefault();
  window.porchlight('open');
});
