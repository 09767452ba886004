// Looks again while something is going on in the background. Without script there is a link that does the same.
if (document.querySelector("[data-waiting]")) {
  setTimeout(() => location.reload(), 2000);
}
