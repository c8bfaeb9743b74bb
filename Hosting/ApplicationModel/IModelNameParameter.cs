namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A mark on parameters that take a name of the model.</summary>
public interface IModelNameParameter
{
}
