namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The ARN of a certificate in AWS Certificate Manager.</summary>
internal sealed class CertificateArnAttribute() : TextAttribute(
    @"^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+$",
    "the ARN of a certificate such as arn:aws:acm:us-east-1:123456789012:certificate/0123abcd");
