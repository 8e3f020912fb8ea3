/** The files that applicants attach: a page each, of the PDF that every reader opens (ISO 32000-1, Annex H.3). */
import type { Perform } from "../../administration/location.ts";

const PAPERS = {
  qualification: "Qualification (invented)",
  assessment: "Personal information protection impact assessment (invented)",
  agreement: "Agreement on provision (invented)",
} as const;

/** Everything that an application for the permission needs. */
export async function attachPapers(id: string, applicant: Perform): Promise<void> {
  for (const [kind, title] of Object.entries(PAPERS) as [keyof typeof PAPERS, string][]) {
    const content = pdfOf(title).toString("base64");
    await applicant("applications.attach", { id, kind, name: `${kind}.pdf`, content });
  }
}

/** @param title in ASCII: its font is one of the fourteen that are always there */
function pdfOf(title: string): Buffer {
  const text = `BT /F1 18 Tf 72 760 Td (${title.replaceAll(/[\\()]/g, "\\$&")}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}`;
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
