using System.Text.Json;
using System.Text.Json.Serialization;
using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Serialization;

/// <summary>The JSON that Pulumi writes.</summary>
// Statements of a firewall rule nest deeper than the default allows.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 512)]
[JsonSerializable(typeof(EngineEvent))]
[JsonSerializable(typeof(OperationType))]
[JsonSerializable(typeof(List<StackSummaryJson>))]
[JsonSerializable(typeof(List<UpdateSummaryJson>))]
[JsonSerializable(typeof(List<PluginInfo>))]
[JsonSerializable(typeof(ConfigValueJson))]
[JsonSerializable(typeof(Dictionary<string, ConfigValueJson>))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(WhoAmIJson))]
internal sealed partial class AutomationJsonContext : JsonSerializerContext;
