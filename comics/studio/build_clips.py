"""python build_clips.py [id …]: moves a camera over a comic, with a chime, into stories/<id>/clip.mp4 and cover.webp; what it does stands in clips/<id>.yml."""

import io
import math
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import imageio_ffmpeg
import numpy as np
import yaml
from PIL import Image

STUDIO = Path(__file__).resolve().parent
ROOT = STUDIO.parent.parent
RATE, FRAMES = 44_100, 20
BEAT, FADE = 0.5, 0.4  # seconds: of a note, and over which one shot goes into the next
HALF_TONES = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "B": 2}
COVER_WIDTH = 1200
LIMIT = 1_500_000  # bytes
# Eight bits, 4:2:0, the directory in front, nothing of who made it; one thread, so that the bytes are the same again.
PICTURE = "-c:v libx264 -profile:v high -level 4.0 -pix_fmt yuv420p -preset medium -tune animation -crf 30 -g 100 -threads 1"
SOUND = "-c:a aac -b:a 64k -ac 1"
QUIET = "-map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -movflags +faststart -shortest"

Part = tuple[float, float, float]


def parts(shots: list[dict[str, Any]]) -> Iterator[list[tuple[Part, float]]]:
    """What each picture of the film shows: one part of the page, or two while a shot goes into the next, with their weights."""
    begun = 0.0
    spans = []
    for shot in shots:
        spans.append((begun, begun + shot["seconds"], shot))
        begun += shot["seconds"]
    for frame in range(round(begun * FRAMES)):
        now = frame / FRAMES
        at = next(i for i, (_, end, _) in enumerate(spans) if now < end)
        start, end, shot = spans[at]
        shown = [(between(shot, (now - start) / (end - start)), 1.0)]
        if at + 1 < len(spans) and end - now < FADE and spans[at + 1][2]["from"] != shot["to"]:
            share = 1 - (end - now) / FADE
            shown = [(shown[0][0], 1 - share), (between(spans[at + 1][2], 0), share)]
        yield shown


def between(shot: dict[str, Any], share: float) -> Part:
    """The part at `share` of a shot, which begins and ends slowly."""
    eased = (1 - math.cos(math.pi * share)) / 2
    x, y, width = (a + (b - a) * eased for a, b in zip(shot["from"], shot["to"], strict=True))
    return x, y, width


def cut(page: Image.Image, part: Part, size: tuple[int, int]) -> Image.Image:
    """A part of the page in another size."""
    x, y, width = part
    return page.resize(size, Image.Resampling.BICUBIC, box=(x, y, x + width, y + width * size[1] / size[0]))


def chime(notes: list[str], seconds: float) -> bytes:
    """A WAV file of soft strokes that fade."""
    sound = np.zeros(round(seconds * RATE))
    for number in range(int(seconds / BEAT) - 3):
        note = notes[number % len(notes)]
        if note == "-":
            continue
        tone = 440 * 2 ** (HALF_TONES[note[0]] / 12 + int(note[1]) - 4)
        time = np.arange(round(1.8 * RATE)) / RATE
        stroke = sum(np.sin(2 * np.pi * tone * k * time) * np.exp(-time * (2.5 + 2 * k)) / k**2 for k in (1, 2, 3))
        start = round(number * BEAT * RATE)
        end = min(len(sound), start + len(time))
        sound[start:end] += stroke[: end - start]
    sound *= 0.35 / np.abs(sound).max()
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32767).astype("<i2").tobytes())
    return out.getvalue()


def make(name: str) -> None:
    """Make one film and its cover."""
    plan = yaml.safe_load((STUDIO / "clips" / f"{name}.yml").read_text("utf-8"))
    page = Image.open(ROOT / "comics" / plan["comic"] / "page.webp").convert("RGB")
    width, height = plan["size"]
    folder = ROOT / "stories" / name
    folder.mkdir(exist_ok=True)
    seconds = sum(shot["seconds"] for shot in plan["shots"])
    with TemporaryDirectory() as place:
        sound = Path(place, "chime.wav")
        sound.write_bytes(chime(plan["notes"], seconds))
        raw = f"-f rawvideo -pix_fmt rgb24 -s {width}x{height} -r {FRAMES} -i -"
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", *raw.split(), "-i", str(sound)]
        command += [*PICTURE.split(), *SOUND.split(), *QUIET.split(), str(folder / "clip.mp4")]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as ffmpeg:
            assert ffmpeg.stdin
            for shown in parts(plan["shots"]):
                pictures = [cut(page, part, (width, height)) for part, _ in shown]
                picture = pictures[0] if len(shown) == 1 else Image.blend(*pictures, shown[1][1])
                ffmpeg.stdin.write(picture.tobytes())
            ffmpeg.stdin.close()
    cut(page, plan["cover"], (COVER_WIDTH, COVER_WIDTH * height // width)).save(folder / "cover.webp", "WEBP", quality=82, method=6)
    size = (folder / "clip.mp4").stat().st_size
    assert size <= LIMIT, f"{name}: {size} bytes, {LIMIT} are the most"
    print(name, seconds, "s", size // 1000, "kB")


if __name__ == "__main__":
    for each in sys.argv[1:] or sorted(file.stem for file in (STUDIO / "clips").glob("*.yml")):
        make(each)
