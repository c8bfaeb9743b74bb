using System.Text.Json.Serialization;
using WpAspire.Provisioning.Automation.Serialization;

namespace WpAspire.Provisioning.Automation.Events;

/// <summary>How an operation on a stack ended.</summary>
[JsonConverter(typeof(OperationResultConverter))]
public enum OperationResult
{
    /// <summary>Pulumi did not say.</summary>
    Unknown,

    /// <summary>Without an error.</summary>
    Succeeded,

    /// <summary>With an error.</summary>
    Failed,

    /// <summary>It was asked to stop.</summary>
    Canceled,
}
