import { SimRegion } from "./region";

/** A picture or a plain color. What a file or an atlas looks like is the painter's to say. */
export class SimTexture extends SimRegion {
  layer = "ARTWORK";
  subLevel = 0;
  color: number[] | undefined;
  tint: number[] = [1, 1, 1, 1];
  isUpsideDown = false;
  /** The file, the atlas, or one of the realm's own looks for the parts of templates. */
  look: string | number | undefined;

  SetColorTexture(red: number, green: number, blue: number, alpha?: number): void {
    this.color = [red, green, blue, alpha ?? 1];
  }
  SetTexture(file: string | number | undefined): void {
    this.look = file;
  }
  GetTexture(): string | number | undefined {
    return this.look;
  }
  SetAtlas(atlas: string, useAtlasSize?: boolean): void {
    this.look = atlas;
    if (useAtlasSize === true && this.width === 0) {
      this.SetSize(16, 16);
    }
  }
  SetVertexColor(red: number, green: number, blue: number, alpha?: number): void {
    this.tint = [red, green, blue, alpha ?? 1];
  }
  SetTexCoord(_left: number, _right: number, top: number, bottom: number): void {
    this.isUpsideDown = top > bottom;
  }
  SetBlendMode(): void {}
  SetDrawLayer(layer: string, subLevel?: number): void {
    this.layer = layer;
    this.subLevel = subLevel ?? 0;
  }
}
