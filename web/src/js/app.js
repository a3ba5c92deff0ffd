// Wakes the parts of a page that do more with script. Every page works without it.
import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
  createAll,
  isSupported,
} from "./govuk.js";
import { keep } from "./keep.js";
import { preview } from "./preview.js";
import { plainRadios } from "./reveal.js";
import { sortable } from "./sort.js";
import { unsaved } from "./unsaved.js";

document.body.classList.add("js-enabled");
if (isSupported() || "noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
  for (const component of [
    Accordion,
    Button,
    CharacterCount,
    Checkboxes,
    ErrorSummary,
    FileUpload,
    NotificationBanner,
    PasswordInput,
    Radios,
    ServiceNavigation,
    SkipLink,
    Tabs,
  ]) {
    createAll(component);
  }
  plainRadios();
}

const ours = { "sm-keep": keep, "sm-preview": preview, "sm-sort": sortable, "sm-unsaved": unsaved };
for (const [name, wake] of Object.entries(ours)) {
  // One attribute may name several of ours, as in data-module="sm-unsaved sm-preview".
  for (const element of document.querySelectorAll(`[data-module~="${name}"]`)) {
    wake(element);
  }
}
