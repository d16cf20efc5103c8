// Colours: the palette of Okabe and Ito, which people with any colour vision can tell apart; lighter on dark ground.

const LIGHT = {
  ground: "#ffffff", ink: "#1b1f24", soft: "#57606a", line: "#d0d7de", faint: "#eef1f4",
  hues: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f6a00", "#5b5b5b", "#8a3ffc", "#00676b"],
  layers: { applications: "#e69f00", models: "#cc79a7", infrastructure: "#0072b2", chips: "#009e73", energy: "#d55e00" },
  fan: ["#d4e6f2", "#a3cbe3", "#6aaad0", "#00507d"],
  heat: ["#f4f6f8", "#b5d4ea", "#6aaad8", "#2f7fb8", "#16558f", "#08306b"],
  above: "#0072b2", below: "#d55e00", mute: "#b8c0c8",
};

const DARK = {
  ground: "#14181d", ink: "#e8ebee", soft: "#a4adb7", line: "#3a424b", faint: "#222830",
  hues: ["#56a9e0", "#f0803c", "#2fc79c", "#e3a0c6", "#f2b840", "#9bd3f5", "#d8c34a", "#b5b5b5", "#b794f6", "#4fc0c4"],
  layers: { applications: "#f2b840", models: "#e3a0c6", infrastructure: "#56a9e0", chips: "#2fc79c", energy: "#f0803c" },
  fan: ["#1d3446", "#27506f", "#3a78a5", "#a8d8fa"],
  heat: ["#1c2229", "#23506f", "#2f7db0", "#5aa7d8", "#9bcdee", "#e4f4fd"],
  above: "#56a9e0", below: "#f0803c", mute: "#59626c",
};

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
let chosen = "system";
let printing = false;
const listeners = [];

const isDark = () => !printing && (chosen === "dark" || (chosen === "system" && prefersDark.matches));

export const theme = () => (isDark() ? DARK : LIGHT);
export const onTheme = (listener) => listeners.push(listener);

function apply() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  listeners.forEach((listener) => listener());
}

export function chooseTheme(name) {
  chosen = name;
  apply();
}

// While the page is printed it is light, whatever the screen is.
export function setPrinting(on) {
  printing = on;
  apply();
}

prefersDark.addEventListener("change", apply);
document.documentElement.dataset.theme = isDark() ? "dark" : "light";
