import type { LanguageMap } from './language-map.ts';

/**
 * The resources of IIIF Presentation 3.0 that are written here, with the properties that are used
 * (https://iiif.io/api/presentation/3.0/).
 */
export const PRESENTATION_3 = 'http://iiif.io/api/presentation/3/context.json';

export interface Manifest {
  '@context': typeof PRESENTATION_3;
  id: string;
  type: 'Manifest';
  label: LanguageMap;
  summary?: LanguageMap;
  metadata: LabelledValue[];
  requiredStatement: LabelledValue;
  rights?: string;
  provider: Agent[];
  thumbnail?: Content[];
  homepage: Content[];
  partOf: { id: string; type: 'Collection' }[];
  items: Canvas[];
  structures?: Range[];
}

export interface Collection {
  '@context': typeof PRESENTATION_3;
  id: string;
  type: 'Collection';
  label: LanguageMap;
  provider: Agent[];
  thumbnail?: Content[];
  homepage: Content[];
  partOf?: { id: string; type: 'Collection' }[];
  items: CollectionMember[];
}

export interface CollectionMember {
  id: string;
  type: 'Manifest' | 'Collection';
  label: LanguageMap;
  thumbnail?: Content[];
}

export interface LabelledValue {
  label: LanguageMap;
  value: LanguageMap;
}

export interface Agent {
  id: string;
  type: 'Agent';
  label: LanguageMap;
  homepage: Content[];
}

export interface Canvas {
  id: string;
  type: 'Canvas';
  label: LanguageMap;
  summary?: LanguageMap;
  rights?: string;
  width?: number;
  height?: number;
  duration?: number;
  thumbnail?: Content[];
  rendering?: Content[];
  /** Shown before it plays. */
  placeholderCanvas?: Canvas;
  /** Shown while it plays. */
  accompanyingCanvas?: Canvas;
  items: AnnotationPage[];
  annotations?: AnnotationPage[];
}

export interface AnnotationPage {
  id: string;
  type: 'AnnotationPage';
  items: Annotation[];
}

export interface Annotation {
  id: string;
  type: 'Annotation';
  motivation: 'painting' | 'supplementing';
  body: Content | { type: 'TextualBody'; value: string; format: 'text/plain'; language?: string };
  target: string;
}

export interface Content {
  id: string;
  type: 'Image' | 'Sound' | 'Video' | 'Text';
  format: string;
  label?: LanguageMap;
  language?: string | string[];
  width?: number;
  height?: number;
  duration?: number;
  service?: { id: string; type: 'ImageService3'; profile: 'level0' }[];
}

export interface Range {
  id: string;
  type: 'Range';
  label: LanguageMap;
  items: (Range | { id: string; type: 'Canvas' })[];
}
