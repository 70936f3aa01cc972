"""Files that are hard to bind, made here: each with what must be seen of it on paper, or why it is refused.

A readable one carries its marker as text, or the test picture (red corner at the top left).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from tests.evidence.papers import A4, changed, encoded, encrypted, pdf, picture

A0 = (2383.94, 3370.39)
FIVE_METRES = (14173.0, 14173.0)


@dataclass(frozen=True)
class Hard:
    """One file: `words` or the test picture must be seen on each of `pages`; or `refused` is in the fault."""

    name: str
    make: Callable[[], bytes]
    pages: int = 1
    words: str = ""
    refused: str = ""
    remark: str = ""


def _edited(data: bytes, edit: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        edit(document)
        written = io.BytesIO()
        document.save(written, **options)
        return written.getvalue()


def _object_file(objects: list[bytes]) -> bytes:
    """A PDF of these objects from number 1 on, the first being the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    offsets: list[int] = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def _form(size: tuple[int, int], resources: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *size]), Resources=resources)


def no_pages() -> bytes:
    written = io.BytesIO()
    pikepdf.new().save(written)
    return written.getvalue()


def cut(share: float, pages: int = 6) -> bytes:
    data = pdf("cut", pages)
    return data[: int(len(data) * share)]


def garbage_table() -> bytes:
    """The table of objects is rubbish, the objects are sound."""
    data = pdf("garbage", 2)
    start = data.rindex(b"xref\n", 0, data.rindex(b"startxref"))
    return data[:start] + b"\x00\xff rubbish " * 20 + data[data.rindex(b"trailer") :]


def cropped() -> bytes:
    return changed(pdf("cropped", size=(700, 900)), CropBox=Array([100, 200, 600, 700]))


def shifted() -> bytes:
    """A page whose lower left corner is not 0 0, as cutting programs leave it."""
    return changed(pdf("shifted"), MediaBox=Array([-100, -150, 495.276, 691.89]))


def filled_form(text: str, *, ready: bool, asked: bool = True) -> bytes:
    """A form with a filled field; `ready`: it has its picture; `asked`: readers are to draw it."""

    def fill(document: pikepdf.Pdf) -> None:
        font = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=pikepdf.String("f"),
            V=pikepdf.String(text),
            Rect=Array([100, 600, 500, 640]),
            DA=pikepdf.String("/Helv 20 Tf 0 g"),
            F=4,
        )
        if ready:
            drawn = b"q BT /Helv 20 Tf 4 10 Td (" + text.encode("ascii") + b") Tj ET Q"
            resources = Dictionary(Font=Dictionary(Helv=font))
            stream = document.make_stream(drawn, _form((400, 40), resources))
            field.AP = Dictionary(N=stream)
        placed = document.make_indirect(field)
        document.pages[0].obj.Annots = Array([placed])
        document.Root.AcroForm = Dictionary(
            Fields=Array([placed]),
            NeedAppearances=asked,
            DA=pikepdf.String("/Helv 20 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=font)),
        )

    return _edited(pdf("form"), fill)


def sealed() -> bytes:
    """A seal as annotation that is not marked for printing, ."""

    def seal(document: pikepdf.Pdf) -> None:
        drawn = document.make_stream(b"1 0 0 rg 0 0 100 100 re f", _form((100, 100), Dictionary()))
        document.pages[0].obj.Annots = Array(
            [
                document.make_indirect(
                    Dictionary(
                        Type=Name.Annot,
                        Subtype=Name.Stamp,
                        Rect=Array([100, 100, 200, 200]),
                        AP=Dictionary(N=drawn),
                    )
                )
            ]
        )

    return _edited(pdf("sealed"), seal)


def commented() -> bytes:
    """A comment without a picture of its own."""

    def comment(document: pikepdf.Pdf) -> None:
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.FreeText,
            Rect=Array([100, 100, 300, 200]),
            Contents=pikepdf.String("see here"),
        )
        document.pages[0].obj.Annots = Array([document.make_indirect(note)])

    return _edited(pdf("commented"), comment)


def transparent() -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 30)
    canvas.drawCentredString(A4[0] / 2, A4[1] / 2, "transparent-1")
    canvas.setFillColorRGB(1, 0, 0, alpha=0.3)
    canvas.rect(100, 300, 400, 300, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def image_in_pdf(data: bytes, size: tuple[int, int], entries: dict[str, str]) -> bytes:
    """The encoded image over a whole page."""
    described = "".join(f"/{key} {value} " for key, value in entries.items())
    stream = (
        f"<</Type /XObject /Subtype /Image /Width {size[0]} /Height {size[1]} {described}"
        f"/Length {len(data)}>>\nstream\n"
    ).encode("ascii")
    drawn = b"q 538.5756 0 0 754.0058 28.35 43.942 cm /I Do Q"
    return _object_file(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
            (
                b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595.2756 841.8898] /Contents 4 0 R "
                b"/Resources <</XObject <</I 5 0 R>>>>>>"
            ),
            b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn),
            stream + data + b"\nendstream",
        ]
    )


def jpeg_2000(size: tuple[int, int] = (1300, 1820)) -> bytes:
    data = encoded(picture(size=size), "JPEG2000", quality_mode="rates", quality_layers=[20])
    return image_in_pdf(data, size, {"Filter": "/JPXDecode"})


def broken_jpeg_2000() -> bytes:
    size = (1300, 1820)
    data = encoded(picture(size=size), "JPEG2000")
    return image_in_pdf(data[:200] + bytes(400), size, {"Filter": "/JPXDecode"})


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
    tree = b"<</Type /Pages /Count %d /Kids [%s]>>" % (count, kids)
    return _object_file([b"<</Type /Catalog /Pages 2 0 R>>", tree, *[page] * count])


def deep_tree(depth: int) -> bytes:
    nodes = [b"<</Type /Pages /Count 1 /Kids [%d 0 R]>>" % (number + 3) for number in range(depth)]
    page = b"<</Type /Page /Parent %d 0 R /MediaBox [0 0 595 842]>>" % (depth + 1)
    return _object_file([b"<</Type /Catalog /Pages 2 0 R>>", *nodes, page])


def round_tree() -> bytes:
    """A page tree that holds itself."""
    return _object_file(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
            b"<</Type /Pages /Count 1 /Kids [2 0 R]>>",
        ]
    )


def portfolio() -> bytes:
    def pack(document: pikepdf.Pdf) -> None:
        document.attachments["real.pdf"] = pdf("inside")
        document.Root.Collection = Dictionary(Type=Name.Collection)

    return _edited(pdf("portfolio"), pack)


def with_attachment() -> bytes:
    def enclose(document: pikepdf.Pdf) -> None:
        document.attachments["list.pdf"] = pdf("inside")

    return _edited(pdf("enclosed"), enclose)


def dynamic_form() -> bytes:
    def wait(document: pikepdf.Pdf) -> None:
        document.Root.NeedsRendering = True
        document.Root.AcroForm = Dictionary(XFA=document.make_stream(b"<xdp/>"), Fields=Array())

    return _edited(pdf("Please wait"), wait)


def tiff(mode: str, compression: str, pages: int, size: tuple[int, int] = (1240, 1754)) -> bytes:
    """Every page has its number as a bar code of its own at the foot: `page_code` reads it."""
    frames = [numbered(number, mode, size) for number in range(1, pages + 1)]
    return encoded(frames[0], "TIFF", save_all=True, append_images=frames[1:], compression=compression)


def numbered(number: int, mode: str, size: tuple[int, int]) -> Image.Image:
    image = picture(size=size)
    brush = ImageDraw.Draw(image)
    step = size[0] / 12
    for bit in range(10):
        if number >> bit & 1:
            left = (bit + 1) * step
            brush.rectangle((left, size[1] * 0.8, left + step * 0.8, size[1] * 0.9), fill=(0, 0, 0))
    return image.convert(mode)


def exif(orientation: int) -> bytes:
    marks = Image.Exif()
    marks[0x0112] = orientation
    upright = picture(size=(1300, 1820))
    # Stored as the camera holds it, so that turned by its mark it is the test picture again.
    turned = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = upright if turned is None else upright.transpose(turned)
    return encoded(stored, "JPEG", exif=marks, quality=92)


def _big(mode: str = "RGB") -> Image.Image:
    return picture(mode, (1300, 1820))


def _half_clear() -> bytes:
    image = _big("RGBA")
    image.putalpha(Image.new("L", image.size, 255))
    ImageDraw.Draw(image).rectangle((0, 1000, 1300, 1820), fill=(0, 0, 0, 0))
    return encoded(image, "PNG")


def _palette_clear() -> bytes:
    return encoded(_big("P"), "PNG", transparency=bytes([255] * 200))


def _sixteen_bits() -> bytes:
    grey = _big("L").convert("I").point(lambda shade: shade * 257)
    return encoded(grey.convert("I;16"), "PNG")


def _adobe_cmyk() -> bytes:
    return encoded(_big("CMYK"), "JPEG", quality=95)


def _interlaced() -> bytes:
    """Pillow writes no interlaced PNG: the seven passes are set here, each in lines of its own."""
    import struct
    import zlib

    image = picture("RGB", (1300, 1820))
    steps = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    lines = bytearray()
    data, width = image.tobytes(), image.width
    for left, top, across, down in steps:
        for y in range(top, image.height, down):
            row = data[y * width * 3 : (y + 1) * width * 3]
            lines += b"\0"
            picked = bytearray(len(range(left, width, across)) * 3)
            for channel in range(3):
                picked[channel::3] = row[left * 3 + channel :: across * 3]
            lines += picked

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 1)
    packed = zlib.compress(bytes(lines))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


HARD: tuple[Hard, ...] = (
    Hard("打开口令", lambda: encrypted(pdf("locked"), "secret"), refused="口令"),
    Hard("只限制编辑", lambda: encrypted(pdf("owner", 2), ""), 2, "owner"),
    Hard("截断一半", lambda: cut(0.66), refused="页的内容读不出来"),
    Hard("截断尾部", lambda: cut(0.99), 6, "cut", remark="已修复"),
    Hard("只剩开头", lambda: cut(0.02), refused="已损坏"),
    Hard("对象表是乱码", garbage_table, 2, "garbage", remark="已修复"),
    Hard("没有页面", no_pages, refused="没有页面"),
    *(
        Hard(f"转{turn}度", lambda turn=turn: pdf("turned", Rotate=turn), 1, "turned")
        for turn in (90, 180, 270)
    ),
    Hard("裁切", cropped, 1, "cropped", remark="不是 A4"),
    Hard("原点不在角上", shifted, 1, "shifted"),
    Hard("A0", lambda: pdf("a0", 1, A0), 1, "a0", remark="不是 A4"),
    Hard("五米", lambda: pdf("five", 1, FIVE_METRES), 1, "five", remark="不是 A4"),
    Hard("很小的页", lambda: pdf("tiny", 1, (85, 55)), 1, "tiny", remark="不是 A4"),
    Hard("表单要阅读器画", lambda: filled_form("Zhang San", ready=False), 1, "Zhang San"),
    Hard("表单没有外观", lambda: filled_form("Zhang San", ready=False, asked=False), 1, "Zhang San"),
    Hard("表单有外观", lambda: filled_form("Li Si", ready=True), 1, "Li Si"),
    Hard("表单填了汉字没有外观", lambda: filled_form("张三", ready=False), refused="印不出来"),
    Hard("没有外观的批注", commented, 1, "commented", remark="批注"),
    Hard("透明", transparent, 1, "transparent"),
    Hard("JPEG2000", jpeg_2000),
    Hard("坏的JPEG2000", broken_jpeg_2000, remark="空白"),
    Hard("CMYK照片", _adobe_cmyk),
    Hard("16位PNG", _sixteen_bits),
    Hard("隔行PNG", _interlaced),
    Hard("调色板带透明", _palette_clear),
    Hard("半透明PNG", _half_clear),
    Hard("渐进式JPEG", lambda: encoded(_big(), "JPEG", progressive=True, quality=92)),
    Hard("BMP", lambda: encoded(_big(), "BMP")),
    *(Hard(f"照片方向{way}", lambda way=way: exif(way)) for way in range(1, 9)),
    Hard("文件包", portfolio, refused="文件包"),
    Hard("夹带附件", with_attachment, 1, "enclosed", remark="附有 1 个文件"),
    Hard("动态表单", dynamic_form, refused="动态表单"),
)
