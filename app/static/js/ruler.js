// A slider beside a number from 0 to 100. The number is the field; the slider only moves it.

function addSlider(ruler) {
  const number = ruler.querySelector("input");
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = ruler.dataset.min;
  slider.max = ruler.dataset.max;
  slider.step = 1;
  slider.setAttribute("aria-label", ruler.dataset.label);

  const follow = () => {
    const known = number.value.trim() !== "" && Number.isFinite(Number(number.value));
    ruler.classList.toggle("ruler-blank", !known);
    slider.value = known ? number.value : ruler.dataset.min;
  };
  const lead = (name) => {
    number.value = slider.value;
    ruler.classList.remove("ruler-blank");
    number.dispatchEvent(new Event(name, { bubbles: true }));
  };

  number.addEventListener("input", follow);
  slider.addEventListener("input", (event) => { event.stopPropagation(); lead("input"); });
  slider.addEventListener("change", (event) => { event.stopPropagation(); lead("change"); });
  follow();
  ruler.prepend(slider);
}

document.querySelectorAll("[data-ruler]").forEach(addSlider);
