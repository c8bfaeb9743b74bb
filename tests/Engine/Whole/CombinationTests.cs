namespace WpAspire.Engine.Whole;

/// <summary>Would AWS accept it? Combinations of options that have resources or values of their own.</summary>
public class CombinationTests
{
    private const string XRay = "Aws:Telemetry:Exporter=xray";
    private const string Otlp = "Aws:Telemetry:Exporter=otlp";
    private const string Receiver = "Aws:Telemetry:Endpoint=https://otlp.nr-data.net:4318";
    private const string Ec2 = "Aws:Compute:LaunchType=ec2";

    // AWS cannot know the metrics that a site counts itself.
    private static readonly string[] s_unwatched = ["Aws:Observability:Alarms=false", "Aws:Deployment:RollbackAlarms=false", "Aws:Observability:Dashboard=false"];

    public static TheoryData<string, string[]> Sites() => new()
    {
        { "dev", [Ec2, "Aws:Compute:Architecture=ARM64", "Aws:Compute:Ec2:InstanceType=m7g.large", "Aws:Network:Nat=perZone", "Aws:Backup:Enabled=true", "Aws:Encryption:CustomerManagedKeys=true"] },
        { "prod", [Ec2, "Aws:Database:EngineVersion=11.4", "Aws:FileSystem:ThroughputMode=bursting", "Aws:FileSystem:TransitionToArchive=none"] },
        { "dev", [XRay] },
        { "prod", [XRay, .. s_unwatched, "Aws:Network:InterfaceEndpoints=logs,xray", "Aws:Telemetry:CollectorImage=123456789012.dkr.ecr.us-east-1.amazonaws.com/aws-otel-collector:v0.49.0"] },
        { "dev", [Otlp, Receiver] },
        { "prod", [Otlp, Receiver, .. s_unwatched, "Aws:Telemetry:HeadersSecretArn=arn:aws:secretsmanager:us-east-1:123456789012:secret:telemetry-AbCdEf", "Aws:Telemetry:HeadersKeyArn=arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef", Ec2] },
        { "prod", ["Aws:Secrets:Store=vault", "Aws:Secrets:Vault:Address=https://vault.example.com:8200", "Aws:Secrets:Vault:ServerId=vault.example.com", "Aws:Secrets:Vault:Version=3"] },
        { "prod", ["Aws:Network:ZoneCount=2", "Aws:Compute:SpotWeight=3", "Aws:WordPress:Smtp:Host=mail.example.com"] },
    };

    [Theory]
    [MemberData(nameof(Sites))]
    public Task AWS_would_accept_every_value(string environment, string[] settings) => Values.AcceptAsync(environment, settings);

    // The subnets are none of the stack's, and so their zones are not in its state.
    [Fact]
    public Task AWS_would_accept_every_value_of_a_site_in_a_network_that_is_there() => Values.AcceptAsync(
        "dev",
        ["Aws:Network:VpcId=vpc-0a1b2c3d4e5f67890", "Aws:Network:PublicSubnets=Tier=public", "Aws:Network:AppSubnets=Tier=app", "Aws:Network:DataSubnets=Tier=data", "Aws:Network:InterfaceEndpoints=logs"],
        "one mount target a zone", "a DB subnet group covers two zones at least", "an ALB needs subnets of at least two zones, one of each");
}
