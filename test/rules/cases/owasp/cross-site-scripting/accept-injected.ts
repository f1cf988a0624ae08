import { Component, ElementRef, Renderer2 } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { DomSanitizer } from '@angular/platform-browser';

@Component({ selector: 'app-note', template: '' })
export class Note {
  /** What a framework fills in is no input of a library. */
  constructor(private route: ActivatedRoute, private own: ElementRef, private renderer: Renderer2, private trust: DomSanitizer) {}

  show(): unknown {
    this.own.nativeElement.innerHTML = this.route.snapshot.data['title'];
    this.renderer.setProperty(this.own.nativeElement, 'textContent', this.route.snapshot.queryParamMap.get('note'));
    this.renderer.setAttribute(this.own.nativeElement, 'title', this.route.snapshot.queryParamMap.get('note') ?? '');
    return this.trust.bypassSecurityTrustResourceUrl('https://video.example.com/embed/' + this.route.snapshot.params['id']);
  }
}
