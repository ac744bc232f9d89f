import { ifMatch, wasl, type Problem } from "./wasl.js";

/** Identifies a case for a person and opens it: the shape of every exchange with the API. */
export async function openCase(baseUrl: string, token: string, personId: string): Promise<string> {
  const api = wasl({ baseUrl, token: () => token, language: "ar" });
  const identified = await api.POST("/v1/cases", { body: { subjectId: personId, programme: "DISABILITY" } });
  if (!identified.data) {
    throw new Error((identified.error as Problem).title);
  }
  const opened = await api.POST("/v1/cases/{id}/register", {
    params: { path: { id: identified.data.id }, header: ifMatch(identified.data) },
    body: { legalBasis: "BEST_INTERESTS", basisReason: "Alone, and too young to decide" },
  });
  if (!opened.data) {
    throw new Error((opened.error as Problem).title);
  }
  return opened.data.caseNumber;
}
