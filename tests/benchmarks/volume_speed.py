"""How long 60 PDFs of 1,500 scanned pages (145 MB) take to be bound, beside pikepdf merging and stamping.

`python -m tests.benchmarks.volume_speed [FOLDER] [--large]`.  Every run is a process of its own, so that the
peak of its memory (resident set) is its own; they take turns.  `export` is the whole package: form, volume
with index, stamps, links and proof, report, copy of the draft; `volume` is the volume alone, from the draft.
`--large` binds 2.5 GB once more.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from cluster_desktop.delivery.package import export_package
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.evidence.assessment import assess
from cluster_desktop.evidence.items import attach, provable
from cluster_desktop.evidence.volume.plan import plan_volume
from cluster_desktop.evidence.volume.volume import build_volume
from cluster_desktop.forms.loader import load_edition, load_notice

DOCUMENTS, PAGES = 60, 25
ROUNDS = 3
HELD, MOST_MB = 2.5, 300
LARGE_MB = 2500
_SIZE = (595.276, 841.89)


def scan(width: int, height: int, quality: int) -> bytes:
    """A grey noisy page as a scanner sends it."""
    written = io.BytesIO()
    Image.effect_noise((width, height), 40).save(written, "JPEG", quality=quality)
    return written.getvalue()


def document(pages: list[bytes], number: int, width: int, height: int) -> bytes:
    """A PDF of scans, each with a comment of its own, so that no two are the same."""
    with pikepdf.new() as made:
        for place, data in enumerate(pages):
            told = f"{number}-{place}".encode()
            marked = data[:2] + b"\xff\xfe" + (len(told) + 2).to_bytes(2, "big") + told + data[2:]
            image = pikepdf.Stream(
                made,
                marked,
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=width,
                Height=height,
                BitsPerComponent=8,
                ColorSpace=Name.DeviceGray,
                Filter=Name.DCTDecode,
            )
            page = Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, *_SIZE]),
                Resources=Dictionary(XObject=Dictionary(Im0=image)),
                Contents=pikepdf.Stream(made, b"q 595.276 0 0 841.89 0 0 cm /Im0 Do Q"),
            )
            made.pages.append(pikepdf.Page(made.make_indirect(page)))
        written = io.BytesIO()
        made.save(written, deterministic_id=True)
        return written.getvalue()


def prepare(folder: Path, *, large: bool) -> Path:
    """The PDFs in `folder`/pdf and a draft that holds them; returns the draft."""
    width, height, quality = (2480, 3508, 60) if large else (1300, 1839, 6)
    pool = [scan(width, height, quality) for _ in range(4)]
    documents = LARGE_MB * 1_000_000 // (len(pool[0]) * PAGES) + 1 if large else DOCUMENTS
    (folder / "pdf").mkdir()
    known = provable(load_edition("hebei-2024"), load_notice("hebei-2024"))
    path = folder / "册.jqsb"
    with Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="甲") as draft:
        draft.set_many({f"chain_work/{tick}": True for tick in range(1, 5)}, "甲")
        draft.set("cluster_name", "平川县丝网产业集群", "甲")
        for number in range(documents):
            data = document([pool[(number + page) % 4] for page in range(PAGES)], number, width, height)
            (folder / "pdf" / f"{number:04d}.pdf").write_bytes(data)
            title, proves = f"第{number}份扫描件", [f"chain_work/{number % 4 + 1}"]
            attach(draft, data, f"{number}.pdf", title, proves, "甲", known=known)
    return path


def bare(folder: Path) -> None:
    """What anyone would do with pikepdf: merge, bookmark, stamp, save."""
    with pikepdf.new() as merged:
        sources = [pikepdf.open(path) for path in sorted((folder / "pdf").iterdir())]
        with merged.open_outline() as outline:
            for source in sources:
                outline.root.append(pikepdf.OutlineItem("材料", len(merged.pages)))
                merged.pages.extend(source.pages)
        written = io.BytesIO()
        canvas = Canvas(written, pagesize=_SIZE)
        for number in range(1, len(merged.pages) + 1):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(540, 20, str(number))
            canvas.showPage()
        canvas.save()
        with pikepdf.open(io.BytesIO(written.getvalue())) as stamps:
            for page, stamp in zip(merged.pages, stamps.pages, strict=True):
                page.add_overlay(stamp, pikepdf.Rectangle(page.mediabox))  # pyright: ignore[reportUnknownMemberType]
            outline._save()
            merged.save(folder / "bare.pdf")


def volume(folder: Path) -> None:
    """Read from the draft, bind, prove."""
    with Draft.open(folder / "册.jqsb", read_only=True) as draft:
        plan = plan_volume(assess(draft), as_draft=False)
        build_volume(plan, draft.blob_to, FontBook(), folder / "volume.pdf", code="0000-0000-0000")


def export(folder: Path) -> None:
    """The whole package."""
    with Draft.open(folder / "册.jqsb", read_only=True) as draft:
        export_package(draft, folder / "package", as_draft=True, force=True, fonts=FontBook())


WAYS = {"bare": bare, "volume": volume, "export": export}


class Cost(NamedTuple):
    """What one run took: seconds on the clock, seconds of the processor, peak megabytes."""

    seconds: float
    processor: float
    peak: float


def run(way: str, folder: Path) -> Cost:
    """What one way costs in a process of its own, with nothing of an earlier run in the way."""
    for left in (folder / "bare.pdf", folder / "volume.pdf"):
        left.unlink(missing_ok=True)
    shutil.rmtree(folder / "package", ignore_errors=True)
    command = [sys.executable, "-m", "tests.benchmarks.volume_speed", "--one", way, str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Cost(*(float(figure) for figure in told.split()))


def measure(folder: Path, ways: tuple[str, ...], rounds: int) -> dict[str, Cost]:
    """The median cost of each way (of memory the most), printed."""
    taken: dict[str, list[Cost]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            taken[way].append(run(way, folder))
    costs: dict[str, Cost] = {}
    for way, runs in taken.items():
        seconds, processor, peaks = zip(*runs, strict=True)
        cost = costs[way] = Cost(median(seconds), median(processor), max(peaks))
        print(f"{way:8} {cost.seconds:7.2f} s   processor {cost.processor:6.2f} s   peak {cost.peak:5.0f} MB")
    return costs


def one(way: str, folder: Path) -> None:
    """Do it one way, and print what it cost."""
    start, busy = perf_counter(), process_time()
    WAYS[way](folder)
    print(perf_counter() - start, process_time() - busy, peak_of_this_process())


def peak_of_this_process() -> float:
    """Megabytes.  What `getrusage` tells is at least what the process had that started this one."""
    status = Path("/proc/self/status").read_text("ascii", "replace")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main(arguments: list[str]) -> None:
    """Measure, and hold the figures against the goal."""
    if arguments[:1] == ["--one"]:
        one(arguments[1], Path(arguments[2]))
        return
    large = "--large" in arguments
    chosen = next((one for one in arguments if not one.startswith("--")), None)
    with tempfile.TemporaryDirectory(dir=chosen) as name:
        folder = Path(name)
        prepare(folder, large=large)
        size = sum(path.stat().st_size for path in (folder / "pdf").iterdir()) / 1e6
        print(f"{len(list((folder / 'pdf').iterdir()))} PDFs, {size:.0f} MB")
        if large:
            measure(folder, ("export",), 1)
            return
        found = measure(folder, tuple(WAYS), ROUNDS)
    for way in ("volume", "export"):
        clock = found[way].seconds / found["bare"].seconds
        processor = found[way].processor / found["bare"].processor
        print(f"{way} / bare: {clock:.2f}, processor {processor:.2f} (goal {HELD}, memory {MOST_MB} MB)")


if __name__ == "__main__":
    main(sys.argv[1:])
