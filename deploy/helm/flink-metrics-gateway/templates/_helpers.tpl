{{- define "gateway.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "gateway.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "gateway.labels" -}}
{{ include "gateway.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: flink-metrics
{{- end -}}

{{/* Who a token is of is asked of Kubernetes: then the pods need a token of their own. */}}
{{- define "gateway.asksKubernetes" -}}
{{- if hasKey .Values.settings "kubernetes" }}true{{ end -}}
{{- end -}}

{{/* Whole seconds of the drain and five for the process itself: Kubernetes kills what takes longer. */}}
{{- define "gateway.gracePeriod" -}}
{{- $ms := add (int64 .Values.settings.drainDelay) (int64 .Values.settings.drainTimeout) -}}
{{- add 5 (div (add $ms 999) 1000) -}}
{{- end -}}
