using System.Runtime.Serialization;

namespace WpAspire.Provisioning.Options;

/// <summary>The processors that images are built for and tasks run on.</summary>
public enum CpuArchitecture
{
    /// <summary>Intel and AMD.</summary>
    [EnumMember(Value = "X86_64")]
    X64,

    /// <summary>AWS Graviton.</summary>
    [EnumMember(Value = "ARM64")]
    Arm64,
}
