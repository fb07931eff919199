"""python -m tests.media.build_lantern: makes the film of the good site, taken with a phone held upright that writes down where and when.

Wants imageio-ffmpeg, which nothing else of the project does: the film is kept, and made anew only to be another one.
"""

from __future__ import annotations

import math
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import imageio_ffmpeg
from PIL import Image, ImageDraw

STORY = Path(__file__).resolve().parents[1] / "sites/good/stories/paper-lantern"
SIZE, FRAMES, SECONDS = (240, 426), 10, 6
TOLD = ("location=+39.9042+116.4074/", "com.apple.quicktime.model=SECRET phone", "comment=SECRET", "creation_time=2025-06-01T12:00:00Z")


def lantern(share: float) -> Image.Image:
    """A lantern that grows bright and swings."""
    image = Image.new("RGB", SIZE, (27, 32, 58))
    draw = ImageDraw.Draw(image)
    x = 120 + 18 * math.sin(share * 12)
    glow = round(90 + 165 * share)
    draw.line((120, 0, x, 150), fill=(200, 190, 170), width=3)
    draw.ellipse((x - 60, 150, x + 60, 260), fill=(glow, glow * 2 // 5, 40))
    draw.rectangle((x - 22, 140, x + 22, 152), fill=(120, 80, 50))
    draw.rectangle((x - 22, 258, x + 22, 270), fill=(120, 80, 50))
    return image


def main() -> None:
    """Write the film and its first picture."""
    ffmpeg = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error"]
    pictures = [lantern(number / (FRAMES * SECONDS)) for number in range(FRAMES * SECONDS)]
    pictures[-1].save(STORY / "lantern.png")
    width, height = SIZE
    with TemporaryDirectory() as place:
        lying = Path(place, "lying.mp4")
        raw = f"-f rawvideo -pix_fmt rgb24 -s {height}x{width} -r {FRAMES} -i - -f lavfi -i sine=frequency=440:duration={SECONDS}"
        coded = f"-c:v libx264 -profile:v main -pix_fmt yuv420p -crf 30 -threads 1 -c:a aac -b:a 24k -ac 1 -t {SECONDS}"
        data = b"".join(picture.transpose(Image.Transpose.ROTATE_90).tobytes() for picture in pictures)
        subprocess.run([*ffmpeg, *raw.split(), *coded.split(), str(lying)], input=data, check=True)
        told = [word for each in TOLD for word in ("-metadata", each)]
        turned = ["-display_rotation:v:0", "-90", "-i", str(lying), "-c", "copy", *told]
        subprocess.run([*ffmpeg, *turned, "-movflags", "+faststart+use_metadata_tags", str(STORY / "灯笼.MP4")], check=True)


if __name__ == "__main__":
    main()
