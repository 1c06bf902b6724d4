import { SimFrame } from "./frame";
import type { SimTexture } from "./texture";

/** A bar that is filled from the left. */
export class SimStatusBar extends SimFrame {
  minimum = 0;
  maximum = 1;
  value = 0;
  color: number[] = [1, 1, 1, 1];
  filling: SimTexture | undefined;

  SetMinMaxValues(minimum: number, maximum: number): void {
    this.minimum = minimum;
    this.maximum = maximum;
  }
  SetValue(value: number): void {
    this.value = math.min(math.max(value, this.minimum), this.maximum);
  }
  GetValue(): number {
    return this.value;
  }
  SetStatusBarTexture(): boolean {
    return true;
  }
  SetStatusBarColor(red: number, green: number, blue: number, alpha?: number): void {
    this.color = [red, green, blue, alpha ?? 1];
  }
  /** The part that is filled, 0 to 1. */
  part(): number {
    return this.maximum > this.minimum ? (this.value - this.minimum) / (this.maximum - this.minimum) : 0;
  }
}

/** A knob on a line. */
export class SimSlider extends SimStatusBar {
  step = 0;
  override mouse = true;

  SetValueStep(step: number): void {
    this.step = step;
  }
  SetObeyStepOnDrag(): void {}
  SetOrientation(): void {}
  override SetValue(value: number): void {
    const last = this.value;
    super.SetValue(value);
    if (this.value !== last) {
      this.run("OnValueChanged", this.value, false);
    }
  }
}
