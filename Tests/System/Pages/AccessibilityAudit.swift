/// What is held against the Web Content Accessibility Guidelines 2.2, level AA, as far as a script can see it in a
/// page: names, roles, references, contrast, sizes of targets.
enum AccessibilityAudit {
  /// Returns a list of faults, each a sentence.
  static let script = """
    document.getAnimations().forEach((each) => each.finish());
    const faults = [];
    const told = (element) => `${element.tagName.toLowerCase()}${element.id ? '#' + element.id : ''}.${String(element.getAttribute('class') ?? '').trim().replaceAll(/\\s+/g, '.')} “${(element.textContent ?? '').trim().slice(0, 30)}”`;
    const seen = (element) => element.checkVisibility({contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true}) && element.getClientRects().length > 0;
    const modal = document.querySelector('dialog[open]');
    const root = modal ?? document.body;
    const all = [...root.querySelectorAll('*')].filter(seen);

    // 4.1.2: whatever is used has a name.
    const used = 'button, a[href], input:not([type=hidden]), select, textarea, [role=tab], [role=switch], [role=option], [role=combobox], [role=listbox], [role=tablist], [role=dialog], dialog, [role=img], nav, aside';
    const text = (id) => document.getElementById(id)?.textContent?.trim() ?? '';
    const named = (element) => {
      const labelled = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean).map(text).join(' ').trim();
      if (labelled || element.getAttribute('aria-label')?.trim()) return true;
      if (element.labels?.length && [...element.labels].some((label) => label.textContent.trim())) return true;
      if (element.matches('input, select, textarea, [role=listbox], [role=tablist], dialog, nav, aside, [role=img]')) return false;
      return Boolean(element.textContent.trim() || element.getAttribute('title')?.trim());
    };
    for (const element of all.filter((each) => each.matches(used))) {
      if (!named(element)) faults.push(`has no name: ${told(element)}`);
    }

    // 1.1.1, 1.3.1, 3.1.1: pictures, ids, references, parents, language.
    for (const image of root.querySelectorAll('img:not([alt])')) faults.push(`has no alt: ${told(image)}`);
    const ids = new Map();
    for (const element of document.querySelectorAll('[id]')) ids.set(element.id, (ids.get(element.id) ?? 0) + 1);
    for (const [id, count] of ids) if (count > 1) faults.push(`the id ${id} is there ${count} times`);
    for (const name of ['aria-controls', 'aria-labelledby', 'aria-activedescendant', 'aria-describedby']) {
      for (const element of root.querySelectorAll(`[${name}]`)) {
        for (const id of element.getAttribute(name).split(' ').filter(Boolean)) {
          if (!document.getElementById(id)) faults.push(`${name} leads nowhere (${id}): ${told(element)}`);
        }
      }
    }
    const parents = {tab: 'tablist', option: 'listbox'};
    for (const [role, parent] of Object.entries(parents)) {
      for (const element of root.querySelectorAll(`[role=${role}]`)) {
        if (!element.closest(`[role=${parent}]`)) faults.push(`${role} is in no ${parent}: ${told(element)}`);
      }
    }
    for (const list of root.querySelectorAll('ul, ol')) {
      for (const child of list.children) if (child.tagName !== 'LI') faults.push(`is in a list and no item: ${told(child)}`);
    }
    if (!document.documentElement.lang) faults.push('the page has no language');
    if (!document.title.trim()) faults.push('the page has no title');

    // 2.5.8: what is pointed at is 24 by 24 pixels, or stands in a line of text.
    for (const element of all.filter((each) => each.matches('button, select, input:not([type=radio]):not([type=checkbox]), textarea'))) {
      const {width, height} = element.getBoundingClientRect();
      if ((width < 24 || height < 24) && !element.closest('.unseen')) faults.push(`is ${Math.round(width)} by ${Math.round(height)}: ${told(element)}`);
    }

    // 1.4.3: contrast of text, 4.5 to 1, and 3 to 1 where it is large.
    const parsed = (colour) => {
      const numbers = (colour.match(/[\\d.]+/g) ?? []).map(Number);
      const share = colour.startsWith('color(srgb') ? 255 : 1;
      return {r: numbers[0] * share, g: numbers[1] * share, b: numbers[2] * share, a: numbers[3] ?? 1};
    };
    const over = (top, under) => ({
      r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1,
    });
    const light = ({r, g, b}) => [r, g, b].map((value) => value / 255).map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
    const behind = (element) => {
      const layers = [];
      for (let each = element; each; each = each.parentElement) {
        const colour = parsed(getComputedStyle(each).backgroundColor);
        if (colour.a > 0) layers.push(colour);
        if (colour.a >= 1) break;
      }
      return layers.reverse().reduce((under, top) => over(top, under), {r: 255, g: 255, b: 255, a: 1});
    };
    const faint = (element) => {
      let share = 1;
      for (let each = element; each; each = each.parentElement) share *= Number(getComputedStyle(each).opacity);
      return share;
    };
    for (const element of all) {
      const words = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim()).map((node) => node.data.trim()).join(' ');
      const inactive = element.closest(':disabled, [aria-hidden=true], .unseen, .skip, noscript');
      if (!words || inactive) continue;
      const style = getComputedStyle(element);
      const ground = behind(element);
      const colour = parsed(style.color);
      const ink = over({...colour, a: colour.a * faint(element)}, ground);
      const [one, other] = [light(ink), light(ground)].sort((a, b) => b - a);
      const ratio = (one + 0.05) / (other + 0.05);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) faults.push(`contrast ${ratio.toFixed(2)}: ${told(element)}`);
    }

    // 1.4.10: nothing has to be scrolled sideways.
    if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${innerWidth}`);
    return [...new Set(faults)];
    """
}
