namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>An image with its registry and its version: what runs must not change by itself.</summary>
internal sealed class PinnedImageAttribute() : TextAttribute(
    @"^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:(?!latest(@|\z))[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$",
    "an image with its registry and a version other than latest, such as public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0");
