/** The script of the page: filters the table of rules, copies shell lines, and opens what is closed for printing. Without it everything can be read. */
export const pageScript = `
'use strict';
(() => {
  const filter = document.getElementById('filter');
  const rows = [...document.querySelectorAll('table.rules tbody tr')];
  const words = document.getElementById('filter-words');
  const verdict = document.getElementById('filter-verdict');
  const shown = document.getElementById('filter-shown');
  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = (verdict.value === '' || row.dataset.standing === verdict.value) && wanted.every((word) => text.includes(word));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = count + ' of ' + rows.length + ' rules';
  };
  if (filter) {
    filter.hidden = false;
    filter.addEventListener('submit', (event) => event.preventDefault());
    words.addEventListener('input', apply);
    verdict.addEventListener('change', apply);
    apply();
  }
  const opened = new Set();
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details:not([open])')) {
      details.open = true;
      opened.add(details);
    }
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened.clear();
  });
  const copyText = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(element);
      return document.execCommand('copy');
    }
  };
  for (const button of document.querySelectorAll('button.copy')) {
    const source = document.getElementById(button.dataset.from);
    const name = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      button.textContent = (await copyText(source)) ? 'Copied' : 'Press Ctrl-C to copy';
      setTimeout(() => { button.textContent = name; }, 2000);
    });
  }
})();
`;
